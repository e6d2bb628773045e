// What tests run in pods: it serves HTTP or TLS, answers admission reviews, fetches an address, prints a file, or does nothing.
// It is also the pause container and the first process of the test bed's node, so it takes in processes that nobody waits for.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

const usage = `usage: probe pause
       probe serve [-listen :8080] [-cert FILE -key FILE]
       probe fetch [-token FILE] [-ca FILE] [-timeout 5s] URL
       probe read FILE
`

func main() {
	if len(os.Args) < 2 {
		fail(usage)
	}
	switch words := os.Args[2:]; os.Args[1] {
	case "pause":
		pause()
	case "serve":
		serve(words)
	case "fetch":
		fetch(words)
	case "read":
		read(words)
	default:
		fail(usage)
	}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, strings.TrimRight(message, "\n"))
	os.Exit(2)
}

// pause ends on TERM or INT; until then it reaps orphans, as the first process of a process namespace must.
func pause() {
	signals := make(chan os.Signal, 64)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGCHLD)
	for one := range signals {
		if one != syscall.SIGCHLD {
			os.Exit(0)
		}
		for {
			if pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); pid <= 0 || err != nil {
				break
			}
		}
	}
}

// read prints a file: images of one static binary have no cat.
func read(words []string) {
	if len(words) != 1 {
		fail(usage)
	}
	text, err := os.ReadFile(words[0])
	if err != nil {
		fail(err.Error())
	}
	_, _ = os.Stdout.Write(text)
}

type review struct {
	APIVersion string    `json:"apiVersion"`
	Kind       string    `json:"kind"`
	Request    *request  `json:"request,omitempty"`
	Response   *response `json:"response,omitempty"`
}

type request struct {
	UID    string `json:"uid"`
	Object struct {
		Metadata struct {
			Labels map[string]string `json:"labels"`
		} `json:"metadata"`
	} `json:"object"`
}

type response struct {
	UID     string  `json:"uid"`
	Allowed bool    `json:"allowed"`
	Status  *status `json:"status,omitempty"`
}

type status struct {
	Message string `json:"message"`
}

// serve answers every path with its host name, /validate as a webhook that denies objects labelled probe: denied, /reviews with how many it saw.
func serve(words []string) {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	listen := flags.String("listen", ":8080", "address")
	cert := flags.String("cert", "", "certificate; with -key: TLS")
	key := flags.String("key", "", "key")
	_ = flags.Parse(words)

	var reviews atomic.Int64
	host, _ := os.Hostname()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println(r.Method, r.URL.Path)
		fmt.Fprintf(w, "probe on %s\n", host)
	})
	http.HandleFunc("/reviews", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, reviews.Load()) })
	http.HandleFunc("/validate", func(w http.ResponseWriter, r *http.Request) {
		var asked review
		if err := json.NewDecoder(io.LimitReader(r.Body, 8<<20)).Decode(&asked); err != nil || asked.Request == nil {
			http.Error(w, "not an AdmissionReview", http.StatusBadRequest)
			return
		}
		reviews.Add(1)
		answer := &response{UID: asked.Request.UID, Allowed: asked.Request.Object.Metadata.Labels["probe"] != "denied"}
		if !answer.Allowed {
			answer.Status = &status{Message: "denied by the probe"}
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(review{APIVersion: asked.APIVersion, Kind: asked.Kind, Response: answer})
	})

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-stop
		os.Exit(0)
	}()
	fmt.Println("listening on", *listen)
	if *cert != "" {
		fail(http.ListenAndServeTLS(*listen, *cert, *key, nil).Error())
	}
	fail(http.ListenAndServe(*listen, nil).Error())
}

// fetch prints the body on standard output and the status on standard error; it exits with 1 when there is no answer or one of 400 and more.
func fetch(words []string) {
	flags := flag.NewFlagSet("fetch", flag.ExitOnError)
	token := flags.String("token", "", "file with a bearer token")
	ca := flags.String("ca", "", "file with the authority to trust")
	timeout := flags.Duration("timeout", 5*time.Second, "limit")
	_ = flags.Parse(words)

	asked, err := http.NewRequest(http.MethodGet, flags.Arg(0), nil)
	if err != nil {
		fail(err.Error())
	}
	client := &http.Client{Timeout: *timeout}
	if *token != "" {
		text, err := os.ReadFile(*token)
		if err != nil {
			fail(err.Error())
		}
		asked.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(text)))
	}
	if *ca != "" {
		text, err := os.ReadFile(*ca)
		if err != nil {
			fail(err.Error())
		}
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(text)
		client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	}
	answer, err := client.Do(asked)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer answer.Body.Close()
	fmt.Fprintln(os.Stderr, answer.Status)
	_, _ = io.Copy(os.Stdout, io.LimitReader(answer.Body, 8<<20))
	if answer.StatusCode >= 400 {
		os.Exit(1)
	}
}
