/** Closes what the permission model leaves open: other processes, debuggers, files that Node writes itself, V8's flags. */
import module from 'node:module';
import os from 'node:os';
import v8 from 'node:v8';

const CLOSED = [
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  '_startProfilerIdleNotifier',
  '_stopProfilerIdleNotifier',
  '_linkedBinding',
  'binding',
  'dlopen',
  'execve',
  'chdir',
  'umask',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
  'setUncaughtExceptionCaptureCallback',
] as const;

function closed(name: string): () => never {
  return () => {
    throw Object.assign(new Error(`Access to this API has been restricted: ${name}`), {
      code: 'ERR_ACCESS_DENIED',
    });
  };
}

/** Replaces a property for good. */
export function fix(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false, enumerable: true });
}

export function closeProcess(): void {
  for (const name of CLOSED) if (name in process) fix(process, name, closed(`process.${name}`));
  fix(process, 'report', undefined);
  fix(os, 'setPriority', closed('os.setPriority'));
  closeTraces();
  fix(v8, 'setFlagsFromString', closed('v8.setFlagsFromString'));
  fix(v8, 'setHeapSnapshotNearHeapLimit', closed('v8.setHeapSnapshotNearHeapLimit'));
  module.syncBuiltinESMExports();
}

/** Traces are written to a file in the working folder, past the permission model. */
function closeTraces(): void {
  let traces: object;
  try {
    traces = module.createRequire('/')('trace_events');
  } catch {
    return; // This build of Node has none.
  }
  fix(traces, 'createTracing', closed('trace_events.createTracing'));
}
