using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
var connection = builder.Configuration["AzureWebJobsStorage"];
builder.Services.AddSingleton(new QueueClient(connection, "names", new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06)));
builder.Services.AddSingleton(new BlobContainerClient(connection, "done", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06)));

await builder.Build().RunAsync();
