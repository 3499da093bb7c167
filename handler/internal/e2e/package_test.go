package e2e

import (
	"archive/zip"
	"debug/elf"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/practice"
)

// TestThePackageRuns unpacks the zip of `make package` into an empty folder, as Azure does, and lets the
// host run what is there. It is not parallel: Linux starts no file that is open for writing, and a process
// that another test starts meanwhile would hold it open.
func TestThePackageRuns(t *testing.T) {
	if runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
		t.Skip("SKIPPED: the package is for Linux on amd64")
	}
	root := t.TempDir()
	unpack(t, packed(t), root)
	tenant := newTenant(t, practice.Options{Stories: true})
	host := hosted(t, functionhost.App{
		Root: root, Mode: functionhost.Proxy, EasyAuth: letIn(holder("roles", "Diagnose.Read")),
		Env: identityEnv(tenant, append([]string{"WEBSITE_AUTH_ENABLED=true"}, flex...)...),
	})
	get(t, question(host.URL(), dora)).diagnosis(t)
	wantQuietHost(t, host)
}

// packed returns the zip that `make package` writes.
func packed(t *testing.T) string {
	t.Helper()
	stage, out := t.TempDir(), filepath.Join(t.TempDir(), "app.zip")
	binary, err := os.ReadFile(thePackage(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(stage, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stage, "bin", "handler"), binary, 0o644); err != nil {
		t.Fatal(err)
	}
	pack := exec.Command("go", "run", "./scripts/package", "-root", ".", "-stage", stage, "-zip", out)
	pack.Dir = repository
	if said, err := pack.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

// unpack keeps names and permissions as the zip has them.
func unpack(t *testing.T, from, into string) {
	t.Helper()
	archive, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, entry := range archive.File {
		target := filepath.Join(into, filepath.FromSlash(entry.Name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		content, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		file, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY, entry.Mode())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(file, content); err != nil {
			t.Fatal(err)
		}
		file.Close()
	}
}

// TestTheSmokeTestPasses here under the imitation of the host; the workflow core-tools.yml runs it under the
// real one.
func TestTheSmokeTestPasses(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: there is no %s on PATH", program)
		}
	}
	settings, err := functionhost.LocalSettings(repository)
	if err != nil {
		t.Fatal(err)
	}
	host := hosted(t, functionhost.App{Env: settings})
	smoke := exec.CommandContext(patience(t), "bash", filepath.Join(repository, "scripts", "smoke.sh"), host.URL())
	if said, err := smoke.CombinedOutput(); err != nil || strings.Count(string(said), "ok: ") != 9 {
		t.Errorf("%v\n%s", err, said)
	}
	tenantless := hosted(t, functionhost.App{Env: flex})
	smoke = exec.CommandContext(patience(t), "bash", filepath.Join(repository, "scripts", "smoke.sh"), tenantless.URL())
	if said, err := smoke.CombinedOutput(); err == nil || !strings.Contains(string(said), "FAILED: a question by GET: status 403") {
		t.Errorf("a closed app passed: %v\n%s", err, said)
	}
}

// TestThePackagedProgramIsSmallAndStatic: a cold start loads it over the network, and it has to run
// on images without a C library.
func TestThePackagedProgramIsSmallAndStatic(t *testing.T) {
	t.Parallel()
	// 3 MB of it because html/template keeps every method that it might call by name, 4 because
	// OpenTelemetry's exporter brings parts of gRPC along.
	const most = 26_000_000
	program := theHandler(t)
	if runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
		program = thePackage(t)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > most {
		t.Errorf("%d bytes, want at most %d", info.Size(), most)
	}
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, part := range file.Progs {
		if part.Type == elf.PT_INTERP {
			t.Error("the program asks for a dynamic loader")
		}
	}
	if file.Section(".symtab") != nil || file.Section(".debug_info") != nil {
		t.Error("the program is not stripped")
	}
}

// TestTheProcessIsSmallAtRest, with traces and without: the Functions host next to it needs the memory of
// the smallest instance.
func TestTheProcessIsSmallAtRest(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: only Linux tells it in /proc")
	}
	const most = 30_000_000.0 / (1 << 20)
	for name, env := range map[string][]string{"plain": nil, "with traces": {"OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318"}} {
		served := startProcess(t, theHandler(t), append(env, "DIAGNOSIS_AUTH=none")...)
		if resident := residentMemory(t, served.cmd.Process.Pid); resident > most {
			t.Errorf("%s: %.1f MiB resident, want at most %.1f", name, resident, most)
		}
	}
}
