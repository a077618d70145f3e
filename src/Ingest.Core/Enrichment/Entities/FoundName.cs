using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>A name that another recogniser found.</summary>
/// <param name="Start">Start in the text, in UTF-16 code units.</param>
/// <param name="End">End (exclusive).</param>
/// <param name="Type">What it names.</param>
public readonly record struct FoundName(int Start, int End, EntityType Type);
