package foreign

// Text is a text that somebody else chose, as it stands in the log or the directory.
// It is data: whoever puts it into a sentence quotes it.
type Text string
