/** The events of a channel. Those marked `usual` are chosen in a new one: they need a person. */
export const EVENTS = {
  RECOMMENDATION: { name: 'A recommendation to trade', usual: true },
  DRIFT_BREACH: { name: 'A sleeve has left its band', usual: true },
  WAVE: { name: 'A wave of the cash park is due', usual: true },
  SUNSET_DUE: { name: 'A sunset of the cash park is due', usual: true },
  DATA_QUALITY: { name: 'A price did not pass a check', usual: true },
  FREEZE: { name: 'The portfolio was frozen, or the freeze was lifted', usual: true },
  POLICY_CHANGED: { name: 'The policy file was saved', usual: true },
  POLICY_INVALID: { name: 'The policy file has errors', usual: true },
  TASK_SKIPPED: { name: 'A scheduled run was skipped', usual: true },
  JOB_DEAD: { name: 'A job was given up', usual: true },
  RUN_FINISHED: { name: 'A run has finished', usual: false },
};

/** The address and template that common services expect. */
export const PRESETS = {
  own: {
    name: 'A service of your own',
    address: 'https://example.org/hook',
    template: '',
    hint: 'It receives each event as signed JSON.',
  },
  ntfy: {
    name: 'ntfy',
    address: 'https://ntfy.sh/',
    template: '{"topic": "your-topic", "title": "{title}", "message": "{body}", "click": "{link}"}',
    hint: 'The address of the server. Put your topic into the message below.',
  },
  slack: {
    name: 'Slack',
    address: 'https://hooks.slack.com/services/…',
    template: '{"text": "*{portfolio}: {title}*\\n{body}\\n{link}"}',
    hint: 'The address of an incoming webhook of your workspace.',
  },
  telegram: {
    name: 'Telegram',
    address: 'https://api.telegram.org/bot…/sendMessage',
    template: '{"chat_id": "your-chat", "text": "{portfolio}: {title}\\n\\n{body}\\n{link}"}',
    hint: 'The address contains the token of your bot. Put your chat into the message below.',
  },
  apprise: {
    name: 'Apprise',
    address: 'https://apprise.example.org/notify/…',
    template: '{"title": "{portfolio}: {title}", "body": "{body}\\n{link}"}',
    hint: 'The address of a configuration of your Apprise server.',
  },
};
