using Ingest.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
