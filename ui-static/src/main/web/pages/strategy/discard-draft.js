import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html } from 'lit';
import { isConflict } from './draft-keeper.js';

/**
 * Asks whether to discard a draft. Its text as it was last saved is kept.
 *
 * @param {{path: string, number: number, revision: () => string}} about `path` of the version below the API
 * @returns {Promise<?{changed: ?Problem}>} `changed` if the draft has another text; undefined if the user cancelled
 */
export const discardDraft = ({ path, number, revision }) =>
  confirm({
    title: `Discard draft ${number}`,
    body: html`<p>It can no longer be edited or approved. Its text stays in the list of versions, and you can make a new
      draft from it.</p>`,
    verb: 'Discard it',
    act: async (_, send) => {
      try {
        return await send(`${path}/discard`, undefined, revision());
      } catch (problem) {
        if (isConflict(problem)) return { changed: problem };
        throw problem;
      }
    },
  });
