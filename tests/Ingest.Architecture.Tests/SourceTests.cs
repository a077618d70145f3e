using System.Text.RegularExpressions;

namespace Ingest.Architecture.Tests;

/// <summary>What the style says of every source file.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] ForbiddenWords = ["Helper", "Helpers", "Util", "Utils", "Manager"];

    [Theory]
    [MemberData(nameof(ReferenceTests.Projects), MemberType = typeof(ReferenceTests))]
    public void Files_StandInTheFolderOfTheirNamespace_When_TheyHaveOne(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);

        foreach (var file in Repository.SourceFiles(project).Where(file => !OfTheWorkersNamespaces(root, file)))
        {
            var declared = Namespace().Match(File.ReadAllText(file)).Groups[1].Value;
            var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!);
            var expected = folder == "." ? project : $"{project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";

            // What an app says to the embedded host stands at its root, so that Program.cs needs one using for it.
            var mayBeRoot = declared == project && project == "Ingest.LocalHost";
            Assert.True(declared.Length == 0 || declared == expected || mayBeRoot, $"{file} declares {declared}, not {expected}.");
        }
    }

    [Theory]
    [MemberData(nameof(ReferenceTests.Projects), MemberType = typeof(ReferenceTests))]
    public void Names_SayWhatAThingIs_When_AFileIsNamed(string project) =>
        Assert.All(Repository.SourceFiles(project), file => Assert.DoesNotContain(ForbiddenWords, word => Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal)));

    [Fact]
    public void Triggers_BindAndCallOneHandler_When_TheyFire() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Ingest.Functions/Triggers"), "*.cs"), file =>
        {
            var text = File.ReadAllText(file);

            Assert.True(text.Split('\n').Length <= 31, $"{file} is longer than 30 lines.");
            Assert.DoesNotMatch(@"\b(try|if|catch)\b\s*[({]", text);
            Assert.DoesNotContain("#if", text, StringComparison.Ordinal);
        });

    // The embedded host declares the worker's types in the worker's own namespaces.
    private static bool OfTheWorkersNamespaces(string root, string file) => Path.GetRelativePath(root, file).StartsWith("Worker" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
