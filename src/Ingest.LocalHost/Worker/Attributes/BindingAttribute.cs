namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks an attribute that binds something to a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute;
