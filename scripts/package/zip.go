package main

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// packedAt is the modification time of every entry. It is fixed so that equal inputs give equal
// bytes; 1980 is the earliest year that a zip can hold.
var packedAt = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// writeZip writes the staged files to out, in the order of contents.
func writeZip(stage, out string) (err error) {
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()

	archive := zip.NewWriter(file)
	for _, e := range contents {
		if err := addEntry(archive, stage, e); err != nil {
			return err
		}
	}
	return archive.Close()
}

func addEntry(archive *zip.Writer, stage string, e entry) error {
	source, err := os.Open(filepath.Join(stage, filepath.FromSlash(e.name)))
	if err != nil {
		return err
	}
	defer source.Close()

	header := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: packedAt}
	// SetMode also marks the entry as made on Unix; without that mark the bits are not read back.
	header.SetMode(e.mode)
	target, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return err
}
