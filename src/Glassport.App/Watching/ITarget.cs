using Glassport.Analysis.Model;

namespace Glassport.App.Watching;

/// <summary>Where the lines of a watch go.</summary>
internal interface ITarget : IAsyncDisposable
{
    /// <summary>Whether the output is another than at the last call: a form that begins with a heading writes it again.</summary>
    bool BeginsAnew();

    /// <summary>Takes whole lines, with their ends. They need not be there before <see cref="FlushAsync"/>.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="mark">What they are about.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(ReadOnlyMemory<byte> lines, LineMark mark, CancellationToken cancellationToken);

    /// <summary>Brings everything to where it belongs.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}

/// <summary>What lines are about, for targets that sort them.</summary>
/// <param name="Name">What kind of event, in few letters.</param>
/// <param name="Severity">How bad it is; null for what is no failure.</param>
internal readonly record struct LineMark(string Name, Severity? Severity);
