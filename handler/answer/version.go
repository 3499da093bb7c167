package answer

// SchemaVersion is the contract's version, in every answer.
const SchemaVersion = "1"
