// Who asks, and whether the bot answers that person. Everything here comes from the fields that
// Teams itself fills in. Nothing that a person can type or put into a card's data is looked at.
import { isObjectId } from './settings.mjs';

export const refusals = {
  channel: 'I answer in Microsoft Teams only.',
  group: 'I answer in a personal chat only, because an answer says where somebody signed in. Please write to me there.',
  tenant: 'I answer people of my own organisation only.',
  unknown: 'I cannot tell who you are, so I do not answer.',
  stranger: 'You are not on my list. If you should be, ask the people who run this bot to add you.',
};

// personOf gives the person who may ask, or a refusal.
export function personOf(activity, { tenantId, people, admins }) {
  if (activity.channelId !== 'msteams') return refused('channel'); // other channels let their clients choose who they are
  if (activity.conversation?.conversationType !== 'personal' || activity.conversation.isGroup === true) return refused('group');
  if (!allEqual(tenantsOf(activity), tenantId)) return refused('tenant');
  const objectId = activity.from?.aadObjectId;
  if (!isObjectId(objectId)) return refused('unknown');
  const id = objectId.toLowerCase();
  const admin = admins.has(id);
  return admin || people.has(id) ? { id, admin } : refused('stranger');
}

const refused = (why) => ({ refusal: refusals[why], why });

const tenantsOf = (activity) => [activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter((tenant) => tenant !== undefined);

const allEqual = (tenants, tenantId) => tenants.length > 0 && tenants.every((tenant) => String(tenant).toLowerCase() === tenantId);
