#Requires -Version 7.0
<#
.SYNOPSIS
Asks the sign-in diagnosis about one account, or about every account that comes through the pipeline.

.DESCRIPTION
The answers are objects with the fields of the API: verdict, primaryCause, summary, causes, gaps and so on. An account
without an answer writes an error and the next one is asked. 503 and the like are tried again after Retry-After. A function
that cannot be reached at all stops the script.

The account is sent in the body of a POST, never in an address. As a script (pwsh -File) it ends with the exit code of the
handler's command line: 0 answered, 1 unexpected, 2 the input is wrong, 3 a permission, a role or a licence is missing,
4 try again later. Of a list, the highest.

.PARAMETER Account
A user principal name, a guest's mail address or an object id.

.PARAMETER File
A file with one account in each line; lines that begin with # are remarks.

.PARAMETER Uri
https://<app>.azurewebsites.net/api/diagnose; by default the environment variable DIAGNOSIS_URL.

.PARAMETER Audience
api://<client id>; a token for it is asked of Az.Accounts. By default the environment variable DIAGNOSIS_AUDIENCE.

.PARAMETER Token
A token to use instead.

.EXAMPLE
./Get-SignInDiagnosis.ps1 dora.lind@contoso.example

.EXAMPLE
./Get-SignInDiagnosis.ps1 -File accounts.txt | Where-Object verdict -eq failing | Select-Object primaryCause, summary

.EXAMPLE
Connect-AzAccount -Identity; 'dora.lind@contoso.example' | ./Get-SignInDiagnosis.ps1
#>
[CmdletBinding(DefaultParameterSetName = 'Account')]
param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ParameterSetName = 'Account')]
    [string] $Account,

    [Parameter(Mandatory, ParameterSetName = 'File')]
    [ValidateScript({ Test-Path -LiteralPath $_ -PathType Leaf })]
    [string] $File,

    [uri] $Uri = $env:DIAGNOSIS_URL,

    [string] $Audience = $env:DIAGNOSIS_AUDIENCE,

    [securestring] $Token
)

begin {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'
    $mostTries = 5
    $longestWait = 120 # seconds between two tries
    $worst = 0

    function Get-Bearer {
        if ($Token) { return $Token }
        if (-not $Audience) { throw 'Give -Audience (api://<client id>), or -Token.' }
        (Get-AzAccessToken -ResourceUrl $Audience -AsSecureString).Token
    }

    function Send-Question([string] $Name) {
        $question = @{
            Method             = 'Post'
            Uri                = $Uri
            Authentication     = 'Bearer'
            Token              = $bearer
            ContentType        = 'application/json; charset=utf-8'
            Headers            = @{ Accept = 'application/json' }
            Body               = @{ upn = $Name } | ConvertTo-Json -Compress
            SkipHttpErrorCheck = $true
            TimeoutSec         = 100
        }
        # Plain http is for this machine only: the token goes there.
        if ($Uri.IsLoopback) { $question.AllowUnencryptedAuthentication = $true }
        Invoke-WebRequest @question
    }

    # What Retry-After says, within bounds; without one it grows with the tries.
    function Get-Wait($Response, [int] $Try) {
        $seconds = 0
        if (-not [int]::TryParse("$($Response.Headers['Retry-After'])", [ref] $seconds)) { $seconds = 5 * $Try }
        [Math]::Clamp($seconds, 1, $longestWait)
    }

    function Get-ExitCode([int] $Status) {
        switch ($Status) {
            200 { 0 }
            { $_ -in 400, 404, 405, 409, 413, 415 } { 2 }
            { $_ -in 401, 403, 424 } { 3 }
            { $_ -in 429, 502, 503, 504 } { 4 }
            default { 1 }
        }
    }

    # The platform's own refusals are no problem documents.
    function Get-Trouble($Response) {
        $content = $Response.Content
        if ($content -is [byte[]]) { $content = [Text.Encoding]::UTF8.GetString($content) }
        try { $problem = $content | ConvertFrom-Json -AsHashtable } catch { $problem = $null }
        if ($problem -is [hashtable]) { '{0} {1}' -f $problem['detail'], $problem['nextStep'] }
    }

    function Get-Diagnosis([string] $Name) {
        for ($try = 1; ; $try++) {
            $response = Send-Question $Name
            $code = Get-ExitCode $response.StatusCode
            if ($code -ne 4 -or $try -eq $mostTries) { break }
            Start-Sleep -Seconds (Get-Wait $response $try)
        }
        $script:worst = [Math]::Max($script:worst, $code)
        if ($code -eq 0) { return $response.Content | ConvertFrom-Json }
        Write-Error -ErrorAction Continue -Message "$Name`: no answer (HTTP $($response.StatusCode)). $(Get-Trouble $response)"
    }

    if (-not $Uri) { throw 'Give -Uri (https://<app>.azurewebsites.net/api/diagnose).' }
    $bearer = Get-Bearer
}

process {
    if ($PSCmdlet.ParameterSetName -eq 'Account') { return Get-Diagnosis $Account.Trim() }
    foreach ($line in Get-Content -LiteralPath $File) {
        $name = $line.Trim()
        if ($name -and -not $name.StartsWith('#')) { Get-Diagnosis $name }
    }
}

end {
    if ($worst -gt 0) { exit $worst }
}
