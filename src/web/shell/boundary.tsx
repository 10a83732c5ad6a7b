import { Component, type ReactNode } from "react";
import { Trouble } from "../parts/standing.tsx";

/** Where a part of the page fails, it says so, and the rest goes on. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Trouble error={error} again={() => this.setState({ error: null })} />;
  }
}
