using Glassport.Analysis.Story;

namespace Glassport.App.Doctor;

/// <summary>A form of the report.</summary>
internal interface IReportForm
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    string Write(Report report, Language language);
}
