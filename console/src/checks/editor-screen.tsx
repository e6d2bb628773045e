export const EditorScreen = () => <p>soon</p>;
