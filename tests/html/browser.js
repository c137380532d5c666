/* Goes through the page as a person would, and leaves what came of it in the document's title as JSON. */
(() => {
	const told = [];
	const tell = (name, right) => told.push([name, Boolean(right)]);
	const findings = [...document.querySelectorAll(".finding")];
	const press = (key, target = document.body) => target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
	const visible = () => findings.filter((finding) => finding.offsetParent !== null);
	const form = document.getElementById("filters");
	const change = (control, value) => {
		if (control.type === "checkbox") control.checked = value;
		else control.value = value;
		control.dispatchEvent(new Event("input", {bubbles: true}));
	};

	for (const finding of findings) {
		const place = document.getElementById(finding.id.replace(/f(\d+)$/, "p$1"));

		if (place) place.click();
		tell("a click on the place leads to remark " + finding.id, place && finding.classList.contains("here") && document.activeElement === finding);
		finding.querySelector("a.no").click();
		tell("a click on remark " + finding.id + " leads to its place", location.hash === "#" + place?.id);
	}
	document.querySelector(".here")?.classList.remove("here");
	if (document.activeElement) document.activeElement.blur();
	let reached = 0;
	for (let i = 0; i < findings.length; i++) press("p");
	for (const finding of findings) {
		if (document.activeElement === finding) reached++;
		press("n");
	}
	tell("every remark is reached by the keyboard", reached === findings.length);

	const errors = findings.filter((finding) => finding.dataset.severity === "error").length;
	for (const box of form.querySelectorAll("[name=severity]")) change(box, box.value === "error");
	tell("the filter leaves the errors", visible().length === errors);
	form.reset();
	change(form.elements.words, "không có chữ nào như thế");
	tell("words that stand nowhere leave nothing", visible().length === 0);
	form.reset();
	const category = findings[0].dataset.category;
	change(form.elements.category, category);
	tell("a category leaves its own", visible().every((finding) => finding.dataset.category === category) && visible().length > 0);
	form.reset();
	change(form.elements.words, "");
	tell("a filter that is taken back shows all", visible().length === findings.length);
	document.title = JSON.stringify(told);
})();
