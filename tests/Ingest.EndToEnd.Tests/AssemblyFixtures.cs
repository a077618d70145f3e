using Ingest.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteAccounts))]
