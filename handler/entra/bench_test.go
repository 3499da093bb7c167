package entra

import (
	"testing"

	kiotajson "github.com/microsoft/kiota-serialization-json-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/signin"
)

// BenchmarkDecodePage reads one full page into the program's own nouns, and
// its rivals read the same page: the SDK's models, which know the third of it
// that v1.0 has and keep the rest as maps, and this package's slow way.
func BenchmarkDecodePage(b *testing.B) {
	page := readPage(b)
	run := func(name string, decode func() (int, error)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if rows, err := decode(); err != nil || rows != pageRows {
					b.Fatalf("%d rows, %v", rows, err)
				}
			}
		})
	}
	run("ours", func() (int, error) {
		read, _, err := decodeRows(page)
		return len(read.Value), err
	})
	book := diagnosis.New(rules.Book())
	run("ours, and judged", func() (int, error) {
		read, _, err := decodeRows(page)
		found, _ := book.Judge(signin.Evidence{SignIns: read.Value}, diagnosis.Complaint{}, diagnosis.Options{})
		return found.Rows, err
	})
	run("ours, tolerant", func() (int, error) {
		read, _, err := decodeItems[logRow](page)
		return len(read.Value), err
	})
	run("SDK models", func() (int, error) {
		root, err := kiotajson.NewJsonParseNode(page)
		if err != nil {
			return 0, err
		}
		read, err := root.GetObjectValue(models.CreateSignInCollectionResponseFromDiscriminatorValue)
		if err != nil {
			return 0, err
		}
		return len(read.(models.SignInCollectionResponseable).GetValue()), nil
	})
}
