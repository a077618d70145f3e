namespace Ingest.Web.Security;

/// <summary>Who may change things, and why: see <see cref="Core.Ledger.AuditEntry.Caller"/>.</summary>
public sealed record Caller(string Name, string? Address)
{
    public const string WithKey = "key";
    public const string OnLoopback = "loopback";
}
