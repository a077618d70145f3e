using System.Text.Json;
using Ingest.EndToEnd.Tests.Harness;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

public sealed class OfflineCommandTests
{
    [Fact]
    public async Task Parse_PrintsARecordALine_When_TheFilesAreGood()
    {
        await using var parse = await RunAsync("parse", Repository.PathOf("tests", "samples", "text"));

        Assert.Equal((0, ""), (parse.ExitCode, parse.Errors.Trim()));
        var records = Lines(parse.Output).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(4, records.Length);
        Assert.All(records, record => Assert.NotEmpty(record.GetProperty("body").EnumerateArray()));
    }

    [Fact]
    public async Task Parse_WritesAFileAFile_When_AFolderIsGiven()
    {
        var folder = Directory.CreateTempSubdirectory("ingest-parse-").FullName;

        await using var parse = await RunAsync("parse", Repository.PathOf("tests", "samples", "html"), "--out", folder);

        Assert.Equal(0, parse.ExitCode);
        var written = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)[..^".json".Length]);
        var dropped = Directory.EnumerateFiles(Repository.PathOf("tests", "samples", "html"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.PathOf("tests", "samples", "html"), path));
        Assert.Equal(dropped.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Parse_SaysWhyAndExitsWith1_When_FilesAreNoArticles()
    {
        await using var parse = await RunAsync("parse", Repository.PathOf("tests", "samples-broken"));

        Assert.Equal(1, parse.ExitCode);
        var reasons = Lines(parse.Errors);
        Assert.Contains(reasons, line => line.Contains("empty.txt: Empty: ", StringComparison.Ordinal));
        Assert.Contains(reasons, line => line.Contains("whitespace.txt: NoText: ", StringComparison.Ordinal));
        Assert.Contains(reasons, line => line.Contains("garbage.bin: UnknownFormat: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Annotate_FindsNamesWithTheirOffsets_When_ItIsGivenAText()
    {
        var folder = Directory.CreateTempSubdirectory("ingest-annotate-").FullName;
        var path = Path.Combine(folder, "ferry.txt");
        await File.WriteAllTextAsync(path, News.PlainText(1));

        await using var annotate = await RunAsync("annotate", path);

        Assert.Equal(0, annotate.ExitCode);
        using var json = JsonDocument.Parse(Assert.Single(Lines(annotate.Output)));
        var hamburg = json.RootElement.GetProperty("entities").EnumerateArray().Single(entity => entity.GetProperty("text").GetString() == "Hamburg");
        Assert.Equal("Hamburg", News.PlainText(1)[hamburg.GetProperty("start").GetInt32()..hamburg.GetProperty("end").GetInt32()]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("parse")]
    [InlineData("run")]
    [InlineData("show")]
    [InlineData("status", "--no-such-option")]
    [InlineData("query", "--limit", "many")]
    public async Task Command_ExitsWith2_When_ItIsUsedWrongly(params string[] arguments)
    {
        await using var command = await RunAsync(arguments);

        Assert.Equal((2, ""), (command.ExitCode, command.Output.Trim()));
        Assert.Contains("--help", command.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parse", "no-such-file.txt")]
    [InlineData("status", "--connection", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;")]
    public async Task Command_ExitsWith1AndSaysSo_When_WhatItNeedsIsMissing(params string[] arguments)
    {
        await using var command = await RunAsync(arguments);

        Assert.Equal(1, command.ExitCode);
        Assert.Single(Lines(command.Errors));
    }

    private static Task<ChildProcess> RunAsync(params string[] arguments) => ChildProcess.StartCommand(arguments).WaitAsync();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
