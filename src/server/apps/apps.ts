/**
 * MCP Apps (the extension `io.modelcontextprotocol/ui`): hosts that declare it get some results as interactive views.
 * All others see nothing of them. A view shows what the result says as well, that of an approval the question too; none
 * of them approves anything.
 */
import {
  EXTENSION_ID,
  RESOURCE_MIME_TYPE,
  RESOURCE_URI_META_KEY,
} from '@modelcontextprotocol/ext-apps/server';
import type { AdvertisedTool } from '../../catalog/tool-record.js';
import type { Runtime } from '../../tools/runtime.js';
import type { Declared } from '../asking/declared.js';
import { VIEWS, type View } from './views.js';

const SCHEME = 'ui://auth0-management-mcp/';

const uriOf = ({ name }: View): string => `${SCHEME}${name}`;

/** Whether the host shows views of the one kind that there is here. */
export function showsViews({ extensions }: Pick<Declared, 'extensions'>): boolean {
  const settings = extensions[EXTENSION_ID] as { mimeTypes?: unknown } | undefined;
  return Array.isArray(settings?.mimeTypes) && settings.mimeTypes.includes(RESOURCE_MIME_TYPE);
}

/** The tools as such a host is given them. Older hosts look for the address under a key of its own. */
export function withViews(tools: readonly AdvertisedTool[]): AdvertisedTool[] {
  return tools.map((tool) => {
    const view = VIEWS.find((one) => one.tool === tool.name);
    if (!view) return tool;
    const resourceUri = uriOf(view);
    return { ...tool, _meta: { ui: { resourceUri }, [RESOURCE_URI_META_KEY]: resourceUri } };
  });
}

/** The answer to a call of `tool`, with what its view shows beyond it. */
export async function withQuestionFor<T>(
  tool: string,
  { elsewhere }: Pick<Runtime, 'elsewhere'>,
  answer: T,
): Promise<T> {
  if (!VIEWS.some((view) => view.name === 'approval' && view.tool === tool)) return answer;
  const { withQuestion } = await import('./approval-question.js');
  return withQuestion(elsewhere.approvals, answer);
}

/** For `resources/list`. */
export const viewResources = () =>
  VIEWS.map((view) => ({
    uri: uriOf(view),
    name: `${view.name}-view`,
    title: view.title,
    description: view.description,
    mimeType: RESOURCE_MIME_TYPE,
  }));

/** What `resources/read` answers for a view; undefined for any other address. */
export async function readView(uri: string) {
  const view = VIEWS.find((one) => uriOf(one) === uri);
  if (!view) return undefined;
  const { viewHtml } = await import('./view-html.js');
  // It loads nothing from anywhere and is shown in a frame of the host's.
  const _meta = { ui: { csp: {}, prefersBorder: true } };
  return { uri, mimeType: RESOURCE_MIME_TYPE, text: viewHtml(view.name, view.title), _meta };
}
