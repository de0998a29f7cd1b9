import { View } from 'app/view.js';
import { contextAt } from 'components/policy-text/json-places.js';
import { html } from 'lit';
import { ace } from './ace.js';
import { completions } from './completion.js';

/**
 * An editor for a policy with completion and error marks. Long lines are wrapped. Enter starts editing; Escape ends it,
 * so that Tab leaves the editor.
 *
 *     <ta-policy-editor .schema=${schema} .faults=${errors} .faultsOf=${text} @text-changed=${…}
 *       @line-chosen=${…}></ta-policy-editor>
 *
 * @element ta-policy-editor
 * @prop {string} text - the initial text; a change replaces the text in the editor
 * @prop {object} schema - the JSON schema of a policy
 * @prop {object[]} faults - the errors as the API sends them
 * @prop {string} faultsOf - the text that the errors belong to; they are marked only in that text
 *
 * @fires {CustomEvent<string>} text-changed - the text, at each change by the user
 * @fires {CustomEvent<number>} line-chosen - the line of the cursor, from 1
 * @fires save-asked - on Ctrl+S
 */
class PolicyEditor extends View {
  static properties = { text: {}, schema: { attribute: false }, faults: { attribute: false }, faultsOf: {} };

  render() {
    return html`<div class="policy-editor"></div>
      <p class="quiet no-print"><kbd>Ctrl</kbd> <kbd>Space</kbd> suggests completions, <kbd>Ctrl</kbd>
        <kbd>S</kbd> saves, <kbd>Ctrl</kbd> <kbd>F</kbd> searches,
        <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor.</p>`;
  }

  async firstUpdated() {
    const library = await ace();
    if (!this.isConnected) return;
    this.editor = library.edit(this.querySelector('.policy-editor'), {
      theme: 'ace/theme/own',
      fontSize: 13,
      tabSize: 2,
      useSoftTabs: true,
      showPrintMargin: false,
      showFoldWidgets: false,
      wrap: true,
      indentedSoftWrap: true,
      scrollPastEnd: 0.2,
      enableBasicAutocompletion: true,
      enableLiveAutocompletion: true,
      enableKeyboardAccessibility: true,
      textInputAriaLabel: 'Policy, as JSON. Press Enter to edit and Escape to leave.',
    });
    this.session = this.editor.session;
    // Chromium focuses scrollable elements; the scroll bars are not useful tab stops.
    for (const bar of this.querySelectorAll('.ace_scrollbar')) bar.tabIndex = -1;
    this.session.setMode(this.mode(library));
    this.editor.completers = [this.completer()];
    this.take(this.text);
    this.session.on('change', () => this.taking || this.tell('text-changed', this.editor.getValue()));
    this.editor.selection.on('changeCursor', () => this.tell('line-chosen', this.editor.getCursorPosition().row + 1));
    this.editor.commands.addCommand({
      name: 'save',
      bindKey: { win: 'Ctrl-S', mac: 'Command-S' },
      exec: () => this.tell('save-asked'),
    });
    this.mark();
    if (this.asked) this.goTo(...this.asked);
  }

  /** The JSON mode; after its worker has marked syntax errors, the errors of the service are marked again. */
  mode(library) {
    const { Mode } = library.require('ace/mode/json');
    const mode = new Mode();
    const { createWorker } = mode;
    mode.createWorker = session => {
      const worker = createWorker.call(mode, session);
      worker.on('annotate', () => this.mark());
      return worker;
    };
    return mode;
  }

  completer() {
    const completer = { insertMatch: (editor, { value }) => insert(editor, value) };
    return {
      triggerCharacters: ['"'],
      identifierRegexps: [/[A-Za-z0-9_.:-]/],
      getCompletions: (_editor, session, position, _prefix, answer) => {
        const options = completions(this.schema, session.getValue(), session.doc.positionToIndex(position));
        answer(
          null,
          options.map((option, place) => ({
            caption: option.caption,
            value: option.text,
            meta: option.kind,
            docText: option.explains,
            score: 1000 - place,
            completer,
          })),
        );
      },
    };
  }

  updated(changed) {
    if (!this.editor) return;
    if (changed.has('text') && this.text !== this.editor.getValue()) this.take(this.text);
    if (changed.has('faults') || changed.has('faultsOf')) this.mark();
  }

  /** Replaces the text and clears the undo history. */
  take(text) {
    this.taking = true;
    this.session.setValue(text);
    this.taking = false;
  }

  /** Marks the errors in the margin and in the text. */
  mark() {
    if (!this.editor) return;
    for (const mark of this.marks ?? []) this.session.removeMarker(mark);
    this.marks = [];
    if (this.faultsOf !== this.editor.getValue()) return;
    const { Range } = window.ace.require('ace/range');
    this.session.setAnnotations(
      (this.faults ?? []).map(({ line, column, message }) => ({
        row: line - 1,
        column: column - 1,
        text: message,
        type: 'error',
      })),
    );
    for (const { line, column } of this.faults ?? []) {
      const range = new Range(line - 1, column - 1, line - 1, endOfWord(this.session.getLine(line - 1), column - 1));
      this.marks.push(this.session.addMarker(range, 'fault', 'text'));
    }
  }

  /** Moves the cursor to a place and focuses the editor, once it is there. */
  goTo(line, column = 1) {
    this.asked = [line, column];
    this.editor?.resize();
    this.editor?.gotoLine(line, column - 1);
    this.editor?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.editor?.destroy();
    this.editor = null;
  }
}

/** Replaces what was begun at the cursor, including its quotes. */
function insert(editor, value) {
  const { doc } = editor.session;
  const { start, end } = contextAt(doc.getValue(), doc.positionToIndex(editor.getCursorPosition()));
  editor.session.replace({ start: doc.indexToPosition(start), end: doc.indexToPosition(end) }, value);
}

/** The end of the word at a place; at least one character, so that the mark is visible. */
function endOfWord(line, from) {
  const word = /^(?:"(?:[^"\\]|\\.)*"|[^\s,{}[\]]+)/.exec(line.slice(from));
  return from + (word ? word[0].length : 1);
}

customElements.define('ta-policy-editor', PolicyEditor);
