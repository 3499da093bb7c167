// The parameters as environment variables: `azd env set NAME value`, or `export NAME=value` before
// `az deployment sub create`. Every one but the first two has a default.

using 'main.bicep'

import { list, listOrNull } from 'app/environment.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')

param createAppRegistration = bool(readEnvironmentVariable('CREATE_APP_REGISTRATION', 'true'))
param clientId = readEnvironmentVariable('APP_CLIENT_ID', '')
param callers = list(readEnvironmentVariable('CALLERS', ''))
param allowedClientApplications = list(readEnvironmentVariable('ALLOWED_CLIENT_APPLICATIONS', ''))
param browserSignIn = bool(readEnvironmentVariable('BROWSER_SIGN_IN', 'false'))

param grantGraphPermissions = bool(readEnvironmentVariable('GRANT_GRAPH_PERMISSIONS', 'true'))
param graphPermissions = listOrNull(readEnvironmentVariable('GRAPH_PERMISSIONS', ''))

param maximumInstanceCount = int(readEnvironmentVariable('MAXIMUM_INSTANCE_COUNT', '1'))
param instanceMemoryMB = any(int(readEnvironmentVariable('INSTANCE_MEMORY_MB', '2048')))
param perInstanceConcurrency = int(readEnvironmentVariable('PER_INSTANCE_CONCURRENCY', '100'))
param alwaysReadyInstances = int(readEnvironmentVariable('ALWAYS_READY_INSTANCES', '0'))

param privateNetworking = bool(readEnvironmentVariable('PRIVATE_NETWORKING', 'false'))
param networkAddressPrefix = readEnvironmentVariable('NETWORK_ADDRESS_PREFIX', '10.60.0.0/24')
param allowedIpRanges = list(readEnvironmentVariable('ALLOWED_IP_RANGES', ''))
param allowedDeploymentIpRanges = list(readEnvironmentVariable('ALLOWED_DEPLOYMENT_IP_RANGES', ''))

param directory = any(readEnvironmentVariable('DIAGNOSIS_DIRECTORY', 'graph'))
param graphEndpoint = readEnvironmentVariable('DIAGNOSIS_GRAPH_ENDPOINT', 'https://graph.microsoft.com')
param timeout = readEnvironmentVariable('DIAGNOSIS_TIMEOUT', '25s')
param lookback = readEnvironmentVariable('DIAGNOSIS_LOOKBACK', '24h')
param cacheTtl = readEnvironmentVariable('DIAGNOSIS_CACHE_TTL', '60s')
param redact = bool(readEnvironmentVariable('DIAGNOSIS_REDACT', 'false'))
param logLevel = any(readEnvironmentVariable('DIAGNOSIS_LOG_LEVEL', 'info'))
param otlpEndpoint = readEnvironmentVariable('TRACES_ENDPOINT', '')
param traceSettings = json(readEnvironmentVariable('TRACES_SETTINGS', '{}'))

param logRetentionDays = int(readEnvironmentVariable('LOG_RETENTION_DAYS', '30'))
param alertEmails = list(readEnvironmentVariable('ALERT_EMAILS', ''))
param budgetAmount = int(readEnvironmentVariable('BUDGET_AMOUNT', '0'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '')
