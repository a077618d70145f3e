namespace Ingest.Core.Articles.Marks;

/// <summary>A step through a marked text: characters, or the start or end of a mark.</summary>
/// <param name="Text">The characters; empty where a mark starts or ends.</param>
/// <param name="Opens">The mark that starts here.</param>
/// <param name="Closes">The mark that ends here: always the one that was opened last of those that are open.</param>
public readonly record struct MarkedPart(string Text, Mark? Opens = null, Mark? Closes = null);
