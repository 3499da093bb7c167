package entra

import (
	"testing"

	"github.com/bytedance/sonic"
	"github.com/google/go-cmp/cmp"
	kiotajson "github.com/microsoft/kiota-serialization-json-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/signin"
)

// BenchmarkDecodePage reads one full page into the program's own nouns, and
// its rivals read the same page: sonic, the fastest JSON library, into the same
// nouns; the SDK's models, which know the third of it that v1.0 has and keep the
// rest as maps; and this package's slow way.
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
	run("sonic", func() (int, error) {
		read, err := bySonic(page)
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

// bySonic decodes with the fastest of sonic's configurations, which compiles a
// decoder for the types at its first use.
func bySonic(page []byte) (list[signin.SignIn], error) {
	var rows list[logRow]
	err := sonic.ConfigFastest.Unmarshal(page, &rows)
	read, _, err := toSignIns(rows, 0, err)
	return read, err
}

// TestTheRivalReadsTheSamePage: a rival that read less would be no measure.
func TestTheRivalReadsTheSamePage(t *testing.T) {
	page := readPage(t)
	ours, _, err := decodeRows(page)
	if err != nil {
		t.Fatal(err)
	}
	its, err := bySonic(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ours, its); diff != "" {
		t.Errorf("ours (-) and sonic's (+):\n%s", diff)
	}
}
