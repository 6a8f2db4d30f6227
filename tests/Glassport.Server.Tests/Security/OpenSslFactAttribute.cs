namespace Glassport.Server.Tests.Security;

/// <summary>A test whose client is OpenSSL's own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslFactAttribute : FactAttribute
{
    public OpenSslFactAttribute()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "openssl"))))
            Skip = "Needs the program openssl.";
    }
}
