namespace Glassport.Analysis.Tracking;

/// <summary>
/// How much of their dialogues all conversations that are followed may keep, so that one that only wants to fill the memory does not.
/// A conversation's share is given back when it is told.
/// </summary>
internal sealed class DialogueBudget
{
    // About 50,000 commands with their replies; the longest sessions that are known have a tenth of it.
    private const long MostEach = 48 << 20;
    private const long MostTogether = 96 << 20;

    // However full the memory is, a conversation of a few commands is kept whole.
    private const long Always = 4096;

    private long together;

    /// <summary>Takes memory for something that a conversation keeps; false when there is none left for it.</summary>
    /// <param name="taken">What the conversation has taken so far, in bytes.</param>
    /// <param name="cost">What it needs, in bytes.</param>
    public bool TryTake(ref long taken, long cost)
    {
        bool fits = taken + cost <= Always || (taken + cost <= MostEach && together + cost <= MostTogether);
        if (!fits)
            return false;
        taken += cost;
        together += cost;
        return true;
    }

    /// <summary>A conversation is told: gives everything back that it took.</summary>
    public void GiveBack(ref long taken)
    {
        together -= taken;
        taken = 0;
    }
}
