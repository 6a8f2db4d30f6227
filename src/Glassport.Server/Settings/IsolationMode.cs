namespace Glassport.Server.Settings;

/// <summary>Which folder a user sees as the root, as IIS calls it user isolation.</summary>
public enum IsolationMode
{
    /// <summary>All users see the site's folder, or their own home where one is set.</summary>
    None,

    /// <summary>All users see the site's folder and begin in the folder of their name, where there is one.</summary>
    StartInUserDirectory,

    /// <summary>Each user sees the folder of their name as the root (anonymous users: <c>public</c>), and nothing else.</summary>
    UserDirectory,
}
