"""The left rail of the Request screen: the tree of the open collection, and what needs a decision about its files."""
