namespace Glassport.Server.Verbs;

/// <summary>One SITE command: a row of <see cref="SiteTable"/>.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Argument">What stands behind it.</param>
/// <param name="RunAsync">Carries it out.</param>
/// <param name="BeforeLogin">Whether it is for strangers too.</param>
internal sealed record SiteCommand(string Name, string Argument, VerbAction RunAsync, bool BeforeLogin = false)
{
    /// <summary>The name with its argument.</summary>
    public override string ToString() => Argument.Length == 0 ? Name : $"{Name} {Argument}";
}
