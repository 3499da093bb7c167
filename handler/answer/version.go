package answer

// SchemaVersion is the version of the answer's contract. Within it, keys and
// open-list values may be added; a change to a closed list or a removal makes
// the next one.
const SchemaVersion = "1"
