/** The views that there are, and the tool whose results each shows. */
export type ViewName = 'approval' | 'diagnosis' | 'log-summary' | 'changes';

export interface View {
  name: ViewName;
  title: string;
  description: string;
  /** The tool whose results it shows. */
  tool: string;
}

export const VIEWS: readonly View[] = [
  {
    name: 'approval',
    title: 'Approval',
    description: 'State of an approval, and where the person answers.',
    tool: 'wait_for_approval',
  },
  {
    name: 'diagnosis',
    title: 'Diagnosis of a sign-in',
    description: 'Causes with evidence and fixes.',
    tool: 'diagnose_login',
  },
  {
    name: 'log-summary',
    title: 'Summary of the log',
    description: 'Events over time, by type, application and person.',
    tool: 'summarize_logs',
  },
  {
    name: 'changes',
    title: 'Changes',
    description: 'What was changed, with the differences.',
    tool: 'list_changes',
  },
];
