declare const __VERSION__: string | undefined;

/** The package's version; the build fills it in. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/** How requests to the tenant name this program. */
export const USER_AGENT = `auth0-management-mcp/${VERSION} node/${process.versions.node}`;
