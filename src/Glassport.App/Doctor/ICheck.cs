namespace Glassport.App.Doctor;

/// <summary>One question that <c>glassport doctor</c> asks a server. A check keeps no state.</summary>
internal interface ICheck
{
    /// <summary>Its id: part of the report's format, never renamed.</summary>
    string Id { get; }

    /// <summary>What it looks at, in a few words.</summary>
    Phrase Subject { get; }

    /// <summary>What must be there for it to make sense.</summary>
    Need Need { get; }

    /// <summary>Asks the server.</summary>
    /// <param name="patient">The server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Glassport.Client.FtpException">What is asked about does not work.</exception>
    Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken);
}
