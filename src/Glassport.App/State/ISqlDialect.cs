using System.Data.Common;

namespace Glassport.App.State;

/// <summary>What is different between databases. Everything else is SQL that SQLite and PostgreSQL both take.</summary>
internal interface ISqlDialect
{
    /// <summary>Where connections come from.</summary>
    DbDataSource Open();

    /// <summary>Statements that prepare a connection before anything else is done with it.</summary>
    IReadOnlyList<string> Preparation { get; }

    /// <summary>Whether the failure means that the database was busy for too long, and nothing else is wrong.</summary>
    bool IsBusy(DbException failure);
}
