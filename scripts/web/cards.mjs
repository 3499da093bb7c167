// Shows a card in a page as Teams does, as far as that is known: its colours, its width, its Markdown.
import { moduleText } from './harness.mjs';

const themes = {
  light: { page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', accent: '#5b5fc7', good: '#237b4b', warning: '#8a5300', attention: '#b10e1c',
    goodBack: '#e7f2da', warningBack: '#fbf6d9', attentionBack: '#fcf4f6', line: '#e0e0e0' },
  dark: { page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', accent: '#9299f7', good: '#92c353', warning: '#f8d22a', attention: '#f9526b',
    goodBack: '#1e2a12', warningBack: '#33290a', attentionBack: '#3e1f25', line: '#484848' },
};

function hostConfig(t) {
  const both = (value) => ({ default: value, subtle: value });
  const foreground = { default: { default: t.text, subtle: t.subtle }, accent: both(t.accent), good: both(t.good), warning: both(t.warning), attention: both(t.attention), dark: both(t.text), light: both(t.text) };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors: foreground });
  return {
    fontFamily: '"Segoe UI", system-ui, "Noto Sans CJK KR", sans-serif',
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: t.line },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontTypes: { default: { fontFamily: '"Segoe UI", system-ui, "Noto Sans CJK KR", sans-serif' }, monospace: { fontFamily: 'monospace' } },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    containerStyles: { default: style(t.card), emphasis: style(t.page), good: style(t.goodBack), warning: style(t.warningBack), attention: style(t.attentionBack), accent: style(t.page) },
    factSet: { title: { weight: 'Bolder', maxWidth: 170, wrap: true }, value: { wrap: true }, spacing: 16 },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    supportsInteractivity: true,
  };
}

const look = (t) => `body{margin:0;padding:16px;background:${t.page};font:14px "Segoe UI",system-ui,"Noto Sans CJK KR",sans-serif;color:${t.text}}
  #card{width:560px;background:${t.card};border-radius:8px;box-shadow:0 2px 8px #0003;overflow:hidden}
  .ac-pushButton{font:600 13px "Segoe UI",system-ui,"Noto Sans CJK KR",sans-serif;background:none;color:${t.text};border:1px solid ${t.line};border-radius:4px;padding:5px 12px}
  .ac-textBlock p{margin:0} #card{word-break:keep-all} code,pre{font-family:monospace}`;

// openCard opens a page that shows the card; theme is light or dark. What the parser had to say is in
// window.warnings.
export async function openCard(browser, card, theme = 'light') {
  const t = themes[theme];
  const page = await browser.newPage({ viewport: { width: 592, height: 400 }, deviceScaleFactor: 1, locale: card.lang === 'ko' ? 'ko-KR' : 'en-GB', timezoneId: card.lang === 'ko' ? 'Asia/Seoul' : 'Europe/Paris' });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(`<!doctype html><meta charset="utf-8"><title>card</title><style>${look(t)}</style><div id="card"></div>`);
  await page.addScriptTag({ content: moduleText('adaptivecards/dist/adaptivecards.min.js') });
  await page.addScriptTag({ content: moduleText('markdown-it/browser') });
  await page.evaluate(({ card, config }) => {
    const { AdaptiveCard, HostConfig, SerializationContext, Versions } = window.AdaptiveCards;
    AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = window.markdownit().render(text); result.didProcess = true; };
    const context = new SerializationContext(Versions.v1_5);
    const parsed = new AdaptiveCard();
    parsed.hostConfig = new HostConfig(config);
    parsed.parse(card, context);
    window.warnings = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
    document.getElementById('card').append(parsed.render());
  }, { card, config: hostConfig(t) });
  return page;
}
