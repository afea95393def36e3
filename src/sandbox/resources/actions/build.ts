/**
 * Building a version: its npm packages are fetched while the deployment has been answered already. It counts as built
 * until that fails.
 */
import { DependencyError, dependenciesIn } from '../../runtime/dependencies.js';
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';

const ACTIONS = 'actions/actions';
const VERSIONS = 'actions/actions/versions';

/** @param earlier the version that was at work before: it stays so when the build fails */
export function build(ctx: SandboxServices, action: Doc, version: Doc, earlier: Doc | undefined): void {
  const { tenant, actions } = ctx;
  const [actionId, versionId] = [String(action.id), String(version.id)];
  if (!actions.enabled || !actions.packages.installs) return;
  const failed = (error: unknown): void => {
    if (!(error instanceof DependencyError)) throw error;
    const errors = [
      {
        id: 'dependency_error',
        msg: error.message,
        url: 'https://auth0.com/docs/customize/actions/manage-dependencies',
      },
    ];
    tenant.collection(VERSIONS).update(versionId, { status: 'failed', errors, $deployed: false });
    if (earlier) tenant.collection(VERSIONS).update(String(earlier.id), { $deployed: true });
    tenant.collection(ACTIONS).update(actionId, { status: 'failed', all_changes_deployed: false });
    ctx.log({
      type: 'actions_execution_failed',
      description: `The build of ${String(action.name)} failed: ${error.message}`,
      details: { action_id: action.id, action_name: action.name, version: version.number },
    });
  };
  try {
    const wanted = dependenciesIn(version.dependencies);
    if (actions.packages.missing(wanted).length === 0) return;
    // Programs that deploy poll until it is built; a sign-in meanwhile waits for the packages.
    actions.packages.install(wanted).catch(failed);
  } catch (error) {
    failed(error);
  }
}
