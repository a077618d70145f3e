using Ingest.LocalHost.Triggers.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Http;

public sealed class HttpKeysTests
{
    [Theory]
    [InlineData(AuthorizationLevel.Anonymous, null, true)]
    [InlineData(AuthorizationLevel.Function, null, false)]
    [InlineData(AuthorizationLevel.Function, "wrong", false)]
    [InlineData(AuthorizationLevel.Function, "", false)]
    [InlineData(AuthorizationLevel.Function, "function-key", true)]
    [InlineData(AuthorizationLevel.Function, "admin-key", true)]
    [InlineData(AuthorizationLevel.Admin, "function-key", false)]
    [InlineData(AuthorizationLevel.Admin, "admin-key", true)]
    [InlineData(AuthorizationLevel.System, "admin-key", true)]
    public void Caller_IsLetIn_When_TheKeyFitsTheLevel(AuthorizationLevel level, string? key, bool expected)
    {
        var keys = new HttpKeys(new LocalHostOptions { FunctionKey = "function-key", AdminKey = "admin-key" });
        var byHeader = new DefaultHttpContext().Request;
        var byQuery = new DefaultHttpContext().Request;
        if (key is not null)
        {
            byHeader.Headers["x-functions-key"] = key;
            byQuery.QueryString = QueryString.Create("code", key);
        }

        Assert.Equal(expected, keys.Allows(level, byHeader));
        Assert.Equal(expected, keys.Allows(level, byQuery));
    }

    [Theory]
    [InlineData(AuthorizationLevel.Function)]
    [InlineData(AuthorizationLevel.Admin)]
    public void Caller_IsRefused_When_NoKeyIsConfigured(AuthorizationLevel level)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["x-functions-key"] = "";

        Assert.False(new HttpKeys(new LocalHostOptions()).Allows(level, request));
    }

    [Fact]
    public void Caller_IsLetIn_When_KeysAreTurnedOff() =>
        Assert.True(new HttpKeys(new LocalHostOptions { RequireHttpKeys = false }).Allows(AuthorizationLevel.Admin, new DefaultHttpContext().Request));
}
