namespace Ingest.Core.Parsing.Detection;

/// <summary>The media types that the parser tells apart, as they stand in <c>provenance.mediaType</c>.</summary>
internal static class MediaTypes
{
    public const string PlainText = "text/plain";
    public const string Markdown = "text/markdown";
    public const string Html = "text/html";
    public const string Mhtml = "multipart/related";
    public const string Email = "message/rfc822";
    public const string Rss = "application/rss+xml";
    public const string Atom = "application/atom+xml";
    public const string Rdf = "application/rdf+xml";
    public const string JsonFeed = "application/feed+json";
    public const string Json = "application/json";
    public const string Ninjs = "application/vnd.iptc.ninjs+json";
    public const string NewsMlG2 = "application/vnd.iptc.g2.newsitem+xml";
    public const string NewsMl1 = "application/vnd.iptc.newsml+xml";
    public const string Nitf = "application/vnd.iptc.nitf+xml";
    public const string Iptc7901 = "application/vnd.iptc.7901";
    public const string Xml = "application/xml";
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Rtf = "application/rtf";
    public const string OleCompound = "application/x-ole-storage";
    public const string Zip = "application/zip";
    public const string Gzip = "application/gzip";
    public const string SevenZip = "application/x-7z-compressed";
    public const string Xz = "application/x-xz";
    public const string Zstandard = "application/zstd";
    public const string Tar = "application/x-tar";
    public const string Warc = "application/warc";
    public const string Image = "image/*";
    public const string Media = "audio-video/*";
    public const string Executable = "application/x-executable";
    public const string Binary = "application/octet-stream";
}
