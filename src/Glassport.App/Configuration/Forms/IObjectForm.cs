namespace Glassport.App.Configuration.Forms;

/// <summary>An object with named members, for documentation and schema, where its type does not matter.</summary>
internal interface IObjectForm
{
    /// <summary>The name of its kind, such as <c>site</c>.</summary>
    string Name { get; }

    /// <summary>What it is.</summary>
    string Summary { get; }

    /// <summary>The members in order.</summary>
    IReadOnlyList<MemberText> Members { get; }
}
