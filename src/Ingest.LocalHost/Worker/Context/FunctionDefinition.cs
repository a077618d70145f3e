namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function as the host found it.</summary>
public abstract class FunctionDefinition
{
    public abstract string Id { get; }

    public abstract string Name { get; }

    /// <summary>Full name of the class and the method, joined by a dot.</summary>
    public abstract string EntryPoint { get; }

    public abstract string PathToAssembly { get; }
}
