package practice

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// idOf makes the same GUID from the same words.
func idOf(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "|")))
	return formID(sum[:])
}

// formID writes 16 bytes in the form of a GUID.
func formID(raw []byte) string {
	h := hex.EncodeToString(raw[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
