using System.Text;
using Ingest.Core.Articles;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Parsing;

/// <summary>Hands texts to the parser as dropped files.</summary>
internal static class Dropped
{
    private static readonly DocumentParser Parser = new();

    public static ParseOutcome Parse(string content, string name = "drop.txt") => Parse(Encoding.UTF8.GetBytes(content), name);

    public static ParseOutcome Parse(byte[] content, string name = "drop.txt") => Parser.Parse(new RawDocument { Blob = name, Content = content }, TestContext.Current.CancellationToken);

    public static Article Article(string content, string name = "drop.txt") => Assert.Single(Parse(content, name).Articles);
}
