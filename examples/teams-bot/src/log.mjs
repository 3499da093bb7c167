// The log. The SDK's own logger writes whole activities at its debug level, and error texts with
// parts of a body; this one writes one line for each event, and no text that a person wrote.

const write = (level, fields) => console.log(JSON.stringify({ level, ...fields }));

// audit is the line for a question: who asked, about whom (self or another), and how it ended.
export const audit = (fields) => write('info', { event: 'question', ...fields });

export const fault = (where, error) => write('error', { event: where, error: error?.name ?? 'Error', status: error?.response?.status ?? error?.status });

// sdkLogger keeps of the SDK's messages that there was one. Its texts quote what came in.
export const sdkLogger = {
  error: () => write('error', { event: 'sdk' }),
  warn: () => write('warn', { event: 'sdk' }),
  info: () => {}, debug: () => {}, trace: () => {}, log: () => {},
  child: () => sdkLogger,
};
