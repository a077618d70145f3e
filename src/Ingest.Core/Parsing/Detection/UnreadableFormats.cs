namespace Ingest.Core.Parsing.Detection;

/// <summary>One sentence for ops about a file that no reader takes.</summary>
internal static class UnreadableFormats
{
    public static string Describe(string mediaType) => mediaType switch
    {
        MediaTypes.Image => "The file is a picture; it holds no text.",
        MediaTypes.Media => "The file is audio or video; it holds no text.",
        MediaTypes.Executable => "The file is a program.",
        MediaTypes.OleCompound => "The file is a document in the binary Office format of before 2007 (.doc, .xls, .msg), which is not read.",
        MediaTypes.Zip or MediaTypes.Gzip or MediaTypes.SevenZip or MediaTypes.Xz or MediaTypes.Zstandard or MediaTypes.Tar or MediaTypes.Warc => $"The document is an archive ({mediaType}); archives are opened before parsing, and this one lies too deep or was not recognised there.",
        MediaTypes.Binary => "The bytes are not text and start like no known format.",
        _ => $"No reader takes documents of the type {mediaType}.",
    };
}
