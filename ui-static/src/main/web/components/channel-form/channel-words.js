/** What a channel can tell of, and whether a new one does: what asks for something, not what only goes well. */
export const EVENTS = {
  RECOMMENDATION: { name: 'There is something to trade', usual: true },
  DRIFT_BREACH: { name: 'A sleeve left its band', usual: true },
  WAVE: { name: 'A wave of the cash park is due', usual: true },
  SUNSET_DUE: { name: 'A sunset of the cash park is due', usual: true },
  DATA_QUALITY: { name: 'A price is in doubt', usual: true },
  FREEZE: { name: 'The portfolio was frozen, or is no longer', usual: true },
  POLICY_CHANGED: { name: 'The policy file was saved', usual: true },
  POLICY_INVALID: { name: 'The policy does not hold any more', usual: true },
  JOB_DEAD: { name: 'A job was given up', usual: true },
  RUN_FINISHED: { name: 'A run is done', usual: false },
};

/** What a webhook of somebody else’s wants to get, to begin with. */
export const PRESETS = {
  own: {
    name: 'A service of your own',
    address: 'https://example.org/hook',
    template: '',
    hint: 'It gets what happened as JSON, signed.',
  },
  ntfy: {
    name: 'ntfy',
    address: 'https://ntfy.sh/',
    template: '{"topic": "your-topic", "title": "{title}", "message": "{body}", "click": "{link}"}',
    hint: 'The address is the server’s; say your topic in the text below.',
  },
  slack: {
    name: 'Slack',
    address: 'https://hooks.slack.com/services/…',
    template: '{"text": "*{portfolio}: {title}*\\n{body}\\n{link}"}',
    hint: 'The address is that of an incoming webhook of your workspace.',
  },
  telegram: {
    name: 'Telegram',
    address: 'https://api.telegram.org/bot…/sendMessage',
    template: '{"chat_id": "your-chat", "text": "{portfolio}: {title}\\n\\n{body}\\n{link}"}',
    hint: 'The address has the token of your bot in it; say your chat in the text below.',
  },
  apprise: {
    name: 'Apprise',
    address: 'https://apprise.example.org/notify/…',
    template: '{"title": "{portfolio}: {title}", "body": "{body}\\n{link}"}',
    hint: 'The address is that of a configuration of your Apprise server.',
  },
};
