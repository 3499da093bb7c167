package plain

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// ID makes the same GUID from the same words.
func ID(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "|")))
	return FormID(sum[:])
}

// FormID writes 16 bytes in the form of a GUID.
func FormID(raw []byte) string {
	h := hex.EncodeToString(raw[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
