using Ingest.LocalHost.Hosting;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

public sealed class FunctionsApplicationBuilderTests(AzuriteFixture azurite)
{
    [Fact]
    public void Arguments_Win_When_TheEnvironmentSaysOtherwise()
    {
        var name = RandomName.Create("setting");
        Environment.SetEnvironmentVariable(name, "environment");
        try
        {
            Assert.Equal("environment", FunctionsApplication.CreateBuilder([]).Configuration[name]);
            Assert.Equal("arguments", FunctionsApplication.CreateBuilder([$"--{name}=arguments"]).Configuration[name]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Theory]
    [InlineData("LocalHost:HostId", "Upper_Case")]
    [InlineData("LocalHost:LockLease", "00:00:05")]
    [InlineData("LocalHost:DrainTime", "-00:00:01")]
    public void Build_IsRefusedWithASentence_When_AnOptionIsOutOfItsRange(string name, string value)
    {
        var app = new TestApp(azurite.ConnectionString);
        app[name] = value;

        var exception = Assert.Throws<InvalidOperationException>(() => app.CreateBuilder(typeof(QueueFunctions)).Build());

        Assert.Contains(name.Split(':')[1], exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", true)]
    [InlineData("http://+:0", true)]
    [InlineData("http://192.0.2.1:0", true)]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://localhost:0", false)]
    public void Build_IsRefused_When_KeysAreTurnedOffOnAnAddressThatOthersReach(string url, bool isRefused)
    {
        var app = new TestApp(azurite.ConnectionString);
        app["LocalHost:RequireHttpKeys"] = "false";
        app["LocalHost:HttpUrl"] = url;

        var exception = Record.Exception(() => app.CreateBuilder(typeof(QueueFunctions)).Build().Dispose());

        Assert.Equal(isRefused, exception?.Message.Contains("loopback", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Build_IsRefused_When_CalledAgain()
    {
        var builder = new TestApp(azurite.ConnectionString).CreateBuilder(typeof(QueueFunctions));
        builder.Build().Dispose();

        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void Build_IsRefusedWithASentence_When_HttpFunctionsHaveNoWebApplication()
    {
        var builder = FunctionsApplication.CreateBuilder(["--LocalHost:HttpUrl=http://127.0.0.1:0"]);
        builder.UseFunctionsFrom(typeof(HttpFunctions).Assembly);
        builder.LocalHost.FunctionTypes = [typeof(HttpFunctions)];

        var exception = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains("ConfigureFunctionsWebApplication()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_IsRefusedWithASentence_When_ThereIsNoStorageConnection()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        app["AzureWebJobsStorage"] = "";

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(typeof(QueueFunctions)));

        Assert.Contains("There is no storage connection 'AzureWebJobsStorage'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_AreSetInCode_When_SettingsSaySo()
    {
        var builder = new TestApp(azurite.ConnectionString).CreateBuilder(typeof(QueueFunctions));
        builder.ConfigureLocalHost(options => options.DrainTime = TimeSpan.FromSeconds(7));

        using var host = builder.Build();

        Assert.Equal(TimeSpan.FromSeconds(7), host.Services.GetRequiredService<IOptions<LocalHostOptions>>().Value.DrainTime);
    }

    [Fact]
    public void HostId_IsTheAssemblys_When_NoneIsSet() => Assert.Equal("ingest-localhost-tests", HostIdentity.Derive(typeof(TestApp).Assembly));
}
