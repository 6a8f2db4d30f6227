namespace Glassport.Capture.Files;

/// <summary>What came of asking for more bytes.</summary>
internal enum InputStatus
{
    /// <summary>The batch's bytes have changed: there are more, or they begin later.</summary>
    More,

    /// <summary>The batch has packets and must be given out before more can be read.</summary>
    Later,

    /// <summary>The file has no more bytes than the batch has.</summary>
    Ended,

    /// <summary>The file cannot be read further; <see cref="CaptureInput.Reason"/> says why.</summary>
    Broken,
}
