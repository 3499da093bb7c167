// The bot's settings, read once from the environment. A wrong value stops the start with one line
// that names it.

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isObjectId = (text) => typeof text === 'string' && guid.test(text);

export class SettingError extends Error {}

// Any of these says that the process runs on a service that others can reach.
const cloudMarks = [
  'WEBSITE_INSTANCE_ID', 'WEBSITE_SITE_NAME', 'WEBSITE_SKU', 'WEBSITE_POD_NAME', 'WEBSITE_HOSTNAME', 'CONTAINER_NAME',
  'CONTAINER_APP_NAME', 'CONTAINER_APP_REVISION', 'FUNCTIONS_WORKER_RUNTIME', 'KUBERNETES_SERVICE_HOST', 'Fabric_NodeName',
];

export function readSettings(env) {
  const settings = {
    clientId: id(env, 'CLIENT_ID'),
    tenantId: id(env, 'TENANT_ID'),
    api: address(env, 'DIAGNOSIS_URL'),
    scope: `${required(env, 'DIAGNOSIS_AUDIENCE').replace(/\/+$/, '')}/.default`,
    people: ids(env, 'ALLOWED_PEOPLE'),
    admins: ids(env, 'ADMINS'),
    port: port(env),
    unauthenticated: testSwitch(env),
  };
  if (settings.people.size + settings.admins.size === 0) {
    throw new SettingError('ALLOWED_PEOPLE is empty: name the object ids of the people whom the bot may answer, separated by commas');
  }
  return settings;
}

function required(env, name) {
  if (!env[name]?.trim()) throw new SettingError(`${name} is not set`);
  return env[name].trim();
}

function id(env, name) {
  const value = required(env, name);
  if (!isObjectId(value)) throw new SettingError(`${name} is not an id (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)`);
  return value.toLowerCase();
}

function ids(env, name) {
  const values = (env[name] ?? '').split(',').map((value) => value.trim()).filter(Boolean);
  const wrong = values.findIndex((value) => !isObjectId(value));
  if (wrong >= 0) throw new SettingError(`${name}: entry ${wrong + 1} is not an object id; names can change hands, ids cannot`);
  return new Set(values.map((value) => value.toLowerCase()));
}

// The token of the bot goes to this address, so it is https; plain http is for this machine only.
function address(env, name) {
  const text = required(env, name);
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url && isLoopback(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && local)) || url.username || url.search || url.hash) {
    throw new SettingError(`${name} must be the https address of the function, such as https://<app>.azurewebsites.net/api/diagnose`);
  }
  return url.href;
}

export const isLoopback = (host) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

function port(env) {
  const value = Number(env.PORT ?? 3978);
  if (!Number.isInteger(value) || value < 1 || value > 65535) throw new SettingError('PORT is not a port number');
  return value;
}

// The switch is for the test of this sample. Without the check of the connector's token anybody
// could claim to be anybody, so it does not work where others can reach the bot.
function testSwitch(env) {
  const name = 'BOT_TEST_UNAUTHENTICATED';
  if (!env[name]) return false;
  if (env[name] !== 'true') throw new SettingError(`${name} is true or not set`);
  const mark = cloudMarks.find((each) => env[each]);
  if (mark) throw new SettingError(`${name} would let anybody be anybody and does not start in the cloud (${mark} is set)`);
  return true;
}
