using Ingest.Testing;
using Ingest.Web.Tests.Browser;

[assembly: AssemblyFixture(typeof(AzuriteAccounts))]
[assembly: AssemblyFixture(typeof(ChromiumFixture))]
